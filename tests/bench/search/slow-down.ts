import type { CDPSession, Page } from 'playwright-core';

/**
 * Slows a page's processor down, and its workers', which Chromium throttles apart.
 *
 * @returns whether a worker took it, known once the page has started one
 */
export async function slowDown(page: Page, rate: number): Promise<{ readonly worker: Promise<boolean> }> {
  if (rate === 1) return { worker: Promise.resolve(true) };
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const worker = slowWorker(session, rate);
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return { worker };
}

function slowWorker(session: CDPSession, rate: number): Promise<boolean> {
  return new Promise((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type !== 'worker') return;
      const message = JSON.stringify({ id: 1, method: 'Emulation.setCPUThrottlingRate', params: { rate } });
      session.on('Target.receivedMessageFromTarget', (answer) =>
        resolve(!answer.message.includes('"error"')),
      );
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => resolve(false));
    });
  });
}
