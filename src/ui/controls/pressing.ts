/**
 * What a press of a button does; where it can go no further, nothing. Such a button keeps the focus: a disabled one would lose it to the
 * page, whose keys the next press of Enter or the space bar would then be.
 */
export function pressing(onPress: () => void, isEnded: boolean) {
  return { 'aria-disabled': isEnded || undefined, onClick: isEnded ? undefined : onPress } as const;
}
