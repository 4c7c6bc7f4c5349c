/**
 * What a gradient of that norm is multiplied with, if longer than `limit`: limit / (norm + 10⁻⁶), as torch.nn.utils.clip_grad_norm_ does
 * (Pascanu et al. 2013). 1 where it is not, or is no finite number.
 */
export function clippingFactor(norm: number, limit: number): number {
  const factor = limit / (norm + 1e-6);
  return norm < Number.POSITIVE_INFINITY && factor < 1 ? factor : 1;
}
