import 'react-toastify/dist/ReactToastify.min.css';

export function injectStyle(): void {
  // The import above is the style sheet.
}
