/** Decap's own check compiles code at run time. Our config is built from typed data and checked by a contract test. */
export function validateConfig(): void {
  // Nothing to do in the browser.
}
