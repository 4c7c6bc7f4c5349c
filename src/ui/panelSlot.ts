import { createContext } from 'react';

/** The free end of the line of tabs, where a panel with little room says what is pointed at; null where there is none. */
export const PanelSlot = createContext<HTMLElement | null>(null);
