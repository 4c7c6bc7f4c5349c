import { describe, expect, it } from 'vitest';
import { shareAnswers } from '../../src/store/shareAnswers';
import { engineAnswer } from '../views/engineAnswer';

const answer = engineAnswer({ text: 'Al' });

/** Counts how often it is asked, and answers when told to. */
function asker() {
  const asked: { readonly resolve: (result: string) => void; readonly reject: (error: Error) => void }[] = [];
  return { asked, ask: () => new Promise<string>((resolve, reject) => asked.push({ resolve, reject })) };
}

describe('analyses that several views show', () => {
  it('are asked for once: each gets the one result', async () => {
    const { asked, ask } = asker();
    const share = shareAnswers<string>();
    const [figure, words] = [share(answer, 'layer 1', ask), share(answer, 'layer 1', ask)];
    expect(asked).toHaveLength(1);
    asked[0]?.resolve('norms');
    expect(await Promise.all([figure, words, share(answer, 'layer 1', ask)])).toEqual(['norms', 'norms', 'norms']);
  });

  it('are asked for anew for another question, another answer, and after a failure', async () => {
    const { asked, ask } = asker();
    const share = shareAnswers<string>();
    const first = share(answer, 'layer 1', ask);
    void share(answer, 'layer 2', ask);
    void share(engineAnswer({ text: 'Bo' }), 'layer 2', ask);
    expect(asked).toHaveLength(3);
    const lost = share(answer, 'layer 1', ask);
    asked[3]?.reject(new Error('the worker died'));
    await expect(lost).rejects.toThrow('the worker died');
    void share(answer, 'layer 1', ask);
    expect(asked).toHaveLength(5);
    asked[0]?.resolve('late');
    expect(await first).toBe('late');
  });
});
