import { connectEngine } from './connectEngine';
import { connectPreferences } from './preferences';
import { connectProgress } from './progressStore';
import { connectUrl } from './connectUrl';

/** Brings the store to life: the address, what was kept from earlier visits, and the engine. Returns what ends it. */
export function connectStore(): () => void {
  const { hash } = window.location;
  const ends = [connectUrl(), connectPreferences(hash), connectProgress(), connectEngine()];
  return () => ends.forEach((end) => end());
}
