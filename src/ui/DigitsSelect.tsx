import { type Option, Select } from './controls/Select';

const choices: readonly Option<string>[] = Array.from({ length: 15 }, (_, index) => ({
  value: String(index + 3),
  label: String(index + 3),
}));

/** To how many decimals values are shown, 3 to 17. */
export function DigitsSelect({ value, onChange }: { readonly value: number; readonly onChange: (digits: number) => void }) {
  return <Select label="digits" value={String(value)} options={choices} onChange={(chosen) => onChange(Number(chosen))} />;
}
