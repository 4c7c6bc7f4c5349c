import { connectEngine } from './connectEngine';
import { connectPreferences } from './preferences';
import { connectProgress } from './progressStore';
import { connectUrl } from './connectUrl';

/** Brings the store to life: the address, what was kept from earlier visits, and the engine. Returns what ends it. */
export function connectStore(): () => void {
  const { hash } = window.location;
  // A chapter's link may open at a question, which depends on whether it has been answered.
  const ends = [connectProgress(), connectUrl(), connectPreferences(hash), connectEngine()];
  return () => ends.forEach((end) => end());
}
