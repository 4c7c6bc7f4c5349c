// The page of one subject: starts its worker and leaves `ask` on the window, for the benchmark to send commands through.
const parameters = new URLSearchParams(location.search);
const worker = new Worker(`./${parameters.get('entry')}`, { type: 'module', name: parameters.get('name') ?? '' });

Object.assign(window, {
  ask: (command: unknown) =>
    new Promise((resolve) => {
      worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      worker.addEventListener('error', ({ message }) => resolve({ error: message }), { once: true });
      worker.postMessage(command);
    }),
});
