import { createStore, useStore } from 'zustand';

/** Something that the learner should know and can dismiss: a link that was not read whole, an engine that was restarted. */
export interface Notice {
  readonly id: number;
  readonly sentences: readonly string[];
}

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }));

let latestId = 0;

export function notify(...sentences: readonly string[]): void {
  const { notices } = noticeStore.getState();
  const isShown = notices.some((notice) => notice.sentences.join() === sentences.join());
  if (sentences.length === 0 || isShown) return;
  latestId += 1;
  noticeStore.setState({ notices: [...notices, { id: latestId, sentences }] });
}

export function dismissNotice(id: number): void {
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

export function useNotices(): readonly Notice[] {
  return useStore(noticeStore, ({ notices }) => notices);
}
