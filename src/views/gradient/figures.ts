import type { GradientFigure } from '../../store/scene';
import type { Option } from '../../ui/controls/Select';

export const figures: readonly Option<GradientFigure>[] = [
  { value: 'shares', label: 'each step’s share' },
  { value: 'reach', label: 'reach back in time' },
  { value: 'pairs', label: 'all pairs' },
  { value: 'clipping', label: 'clipping' },
];
