import { createEngineClient } from '../worker/client';
import { setConnectedEngine } from './connectedEngine';
import { loadModelFacts } from './modelFacts';
import { connectTraining } from './runStore';
import { StageAnswers } from './stageAnswers';
import { type Engine, Weights } from './weightSource';

/** Nobody can train before the panel is open, so who directs trainings comes after the first screen. */
async function connectDirector(engine: Engine, weights: Weights, signal: AbortSignal): Promise<void> {
  const { TrainingDirector } = await import('./trainingDirector');
  if (!signal.aborted) connectTraining(new TrainingDirector(engine, weights));
}

/** Starts the engine and keeps runs, trainings and analyses answered. Returns what ends all of it. */
export function connectEngine(): () => void {
  const client = createEngineClient();
  client.start();
  const weights = new Weights(client);
  const controller = new AbortController();
  const disconnectStage = new StageAnswers(client, weights).connect();
  void connectDirector(client, weights, controller.signal);
  setConnectedEngine({ engine: client, weights });
  void loadModelFacts(controller.signal);
  return () => {
    controller.abort();
    disconnectStage();
    connectTraining(null);
    setConnectedEngine(null);
    client.dispose();
  };
}
