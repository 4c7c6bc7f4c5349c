import { createPeak } from './peak';
import { type Command, obey, type Subject } from './subject';

/** Puts a subject behind messages: in a worker of a page, or in a process of Node. */
export function serve(subject: Subject): void {
  const answer = obey(subject, createPeak());
  const reply = async (command: Command, send: (message: unknown) => void): Promise<void> => {
    try {
      send(await answer(command));
    } catch (error) {
      send({ error: String(error) });
    }
  };
  if (typeof process !== 'undefined' && process.send) {
    process.on('message', (command) => void reply(command as Command, (message) => process.send?.(message)));
  } else {
    self.addEventListener('message', ({ data }) => void reply(data as Command, (message) => self.postMessage(message)));
  }
}
