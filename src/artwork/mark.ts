/** The mark of the house, a drum's face in four rings. It takes the colour of the text around it and may be inlined. */
export function renderMark(): string {
  // 18 × 2π / 48 teeth = 2.356 a step.
  return (
    '<svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" fill="none" stroke="currentColor">' +
    '<circle cx="24" cy="24" r="22.5" stroke-width="1.5"/>' +
    '<circle cx="24" cy="24" r="18" stroke-width="4.5" stroke-dasharray="1.06 1.296"/>' +
    '<circle cx="24" cy="24" r="13.5" stroke-width="1.5"/>' +
    '<circle cx="24" cy="24" r="7.5" fill="currentColor" stroke="none"/></svg>'
  );
}
