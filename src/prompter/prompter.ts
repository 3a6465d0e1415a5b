/**
 * The teleprompter of a script's page. The page shows its words large without this; here they move by themselves, at the pace
 * of a presenter: space runs and stops, the arrows change the pace, M mirrors for a glass before the camera, Escape closes.
 * Where motion is not wanted nothing glides: space goes to the next paragraph.
 */
import { changePace, type Reel, speedOf } from './pace.ts';

const root = document.querySelector<HTMLElement>('[data-prompter]');
if (root) startPrompter(root);

function startPrompter(prompter: HTMLElement): void {
  const part = <Found extends HTMLElement>(name: string): Found => {
    const found = prompter.querySelector<Found>(`[data-${name}]`);
    if (!found) throw new Error(`The prompter has no part ${name}`);
    return found;
  };
  const play = part<HTMLButtonElement>('play');
  const mirror = part<HTMLButtonElement>('mirror');
  const words = part('words');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const natural = Number(prompter.dataset['pace']);
  let pace = natural;
  let frame = 0;
  let last = 0;
  /** Browsers round the place of a page, so slow motion needs a place of its own. */
  let place = 0;

  const isOpen = (): boolean => location.hash === `#${prompter.id}`;
  const farthest = (): number => document.documentElement.scrollHeight - innerHeight;
  const reel = (): Reel => ({
    distance: farthest(),
    seconds: Number(prompter.dataset['seconds']),
    natural,
  });

  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    play.textContent = still.matches ? 'Đoạn sau' : 'Chạy';
  };
  const step = (time: number): void => {
    place += (speedOf(reel(), pace) * (time - last)) / 1000;
    last = time;
    scrollTo({ top: place, behavior: 'instant' });
    if (place >= farthest()) stop();
    else frame = requestAnimationFrame(step);
  };
  const run = (): void => {
    place = scrollY;
    play.textContent = 'Dừng';
    frame = requestAnimationFrame((time) => {
      last = time;
      frame = requestAnimationFrame(step);
    });
  };
  const nextParagraph = (): void => {
    const next = [...words.children].find((child) => child.getBoundingClientRect().top > innerHeight / 3 + 1);
    if (next) scrollBy({ top: next.getBoundingClientRect().top - innerHeight / 3, behavior: 'instant' });
  };
  const toggle = (): void => {
    if (still.matches) nextParagraph();
    else if (frame) stop();
    else run();
  };
  const turnPace = (steps: number): void => {
    pace = changePace(pace, steps);
    part('shown').textContent = `${pace} chữ/phút`;
  };
  const flip = (): void => {
    const mirrored = prompter.classList.toggle('mirrored');
    mirror.setAttribute('aria-pressed', String(mirrored));
  };

  play.addEventListener('click', toggle);
  part('slower').addEventListener('click', () => turnPace(-1));
  part('faster').addEventListener('click', () => turnPace(1));
  mirror.addEventListener('click', flip);
  // A hand on the wheel takes over.
  addEventListener('wheel', stop, { passive: true });
  addEventListener('touchmove', stop, { passive: true });
  addEventListener('hashchange', () => {
    if (!isOpen()) stop();
    // This is told after the fact: who is quick at the space bar has started it already.
    else if (!frame) scrollTo({ top: 0, behavior: 'instant' });
  });
  still.addEventListener('change', stop);
  addEventListener('keydown', (event) => {
    if (!isOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
    // A button that has the focus does its own work with the space bar.
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) return;
    const keys: Readonly<Record<string, () => void>> = {
      ' ': toggle,
      ArrowUp: () => turnPace(1),
      ArrowDown: () => turnPace(-1),
      m: flip,
      M: flip,
      Escape: () => part('close').click(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  stop();
  part('keys').hidden = false;
}
