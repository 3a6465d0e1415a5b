/** Whether a promise was refused with what Decap has told the editor: nothing, or the action that says so to its store. */
export function isTold(reason: unknown): boolean {
  if (reason === undefined) return true;
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'type' in reason &&
    typeof reason.type === 'string' &&
    reason.type.endsWith('_FAILURE')
  );
}

/**
 * Decap shows why a save was refused and then refuses its own promise, which nobody waits for: each such save would be told
 * as an error of the page as well. All other errors stay errors.
 */
export function quietToldFailures(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (isTold(event.reason)) event.preventDefault();
  });
}
