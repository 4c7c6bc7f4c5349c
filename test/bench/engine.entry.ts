import { engineSubject } from './engineSubject';
import { serve } from './serve';

serve(engineSubject);
