import { createEngineClient } from '../worker/client';
import { setConnectedEngine } from './connectedEngine';
import { loadModelFacts } from './modelFacts';
import { connectTraining } from './runStore';
import { StageAnswers } from './stageAnswers';
import { TrainingDirector } from './trainingDirector';
import { Weights } from './weightSource';

/** Starts the engine and keeps runs, trainings and analyses answered. Returns what ends all of it. */
export function connectEngine(): () => void {
  const client = createEngineClient();
  client.start();
  const weights = new Weights(client);
  const controller = new AbortController();
  const disconnectStage = new StageAnswers(client, weights).connect();
  connectTraining(new TrainingDirector(client, weights));
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
