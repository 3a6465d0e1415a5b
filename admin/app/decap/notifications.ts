import { describeFailure } from './describe-failure.ts';

/** A text of the locale with what it is filled with, or a text. */
type Message = string | { readonly key: string; readonly details?: string | Error };
interface Notification {
  readonly message: Message;
  readonly type: string;
  readonly dismissAfter?: number;
}

export const NOTIFICATION_SEND = 'NOTIFICATION_SEND';
export const NOTIFICATION_DISMISS = 'NOTIFICATION_DISMISS';
export const NOTIFICATIONS_CLEAR = 'NOTIFICATION_CLEAR';

/** Decap's action that shows a message. What it says is its id, so that the same message is not shown twice at a time. */
export function addNotification(notification: Notification): object {
  const message = inWords(notification.message);
  return { type: NOTIFICATION_SEND, payload: { ...notification, message, id: JSON.stringify(message) } };
}

function inWords(message: Message): Message {
  if (typeof message === 'string') return describeFailure(message);
  return message.details === undefined
    ? message
    : { ...message, details: describeFailure(String(message.details)) };
}

export const dismissNotification = (id: string): object => ({ type: NOTIFICATION_DISMISS, id });
export const clearNotifications = (): object => ({ type: NOTIFICATIONS_CLEAR });
