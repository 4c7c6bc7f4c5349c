import { createContext, type ReactNode, useContext } from 'react';

const Scale = createContext(1);

/** Device pixels a figure's own pixel is enlarged by, beside the screen's ratio. */
export function useFigureScale(): number {
  return useContext(Scale);
}

/**
 * Enlarges a figure as a whole, labels included, as a projector needs it: the figure lays itself out for width / scale × height / scale
 * and keeps its own type sizes, so that nothing can overlap on the wall that does not overlap on the desk.
 */
export function FigureScale(props: {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly children: (width: number, height: number) => ReactNode;
}) {
  const { scale, width, height, children } = props;
  const inner = { width: width / scale, height: height / scale };
  return (
    <div style={{ width, height, overflow: 'hidden' }}>
      <div className="figure-scale" style={{ ...inner, transform: scale === 1 ? 'none' : `scale(${scale})`, transformOrigin: '0 0' }}>
        <Scale.Provider value={scale}>{children(inner.width, inner.height)}</Scale.Provider>
      </div>
    </div>
  );
}
