import type { Days, PointsAfter } from '../../data/births/compare';
import type { Forecast } from '../../data/births/distribution';
import type { Pass } from './trace';

/** What comes after each day of a series, and `ahead` days after the last. */
export interface ForecastRequest {
  readonly kind: 'forecast';
  readonly pass: Pass;
  readonly ahead: number;
}

/** A day after the last one that was given. */
export interface AheadDay {
  readonly forecast: Forecast;
  /** The bin of its mean, in births: what the network reads for this day when it goes on. */
  readonly readBack: number;
  /** The same weekday of the last week that was given. */
  readonly seasonal: number | null;
}

export interface ForecastResult {
  readonly days: Days;
  /** After the mark and after each day: of the day to come. */
  readonly after: readonly Forecast[];
  readonly points: PointsAfter;
  readonly ahead: readonly AheadDay[];
}
