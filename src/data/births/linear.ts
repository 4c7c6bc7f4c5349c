import file from './linear.json' with { type: 'json' };
import type { LinearModel } from './points';

/** The linear model of the years before 2013, in births; made by `scripts/data-births.ts`. */
export const loadLinear = (): LinearModel => file;
