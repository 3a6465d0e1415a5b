/** `812 B`, `28 KB`, `4,2 MB`: as file managers show it, in powers of 1,000, with the comma of Vietnamese. */
export function showBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  // Rounded first: 999,950 bytes are 1,0 MB and not 1000 KB.
  if (Math.round(bytes / 1_000) < 1_000) return `${Math.round(bytes / 1_000)} KB`;
  const [unit, size] = bytes < 999_950_000 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / size).toFixed(1).replace('.', ',')} ${unit}`;
}
