/** Spanning Console in a portal's page: host SDK, version 1. See docs/embedding.md. */

/** The portal version whose page this is. */
export type Portal = 'vsa10' | 'vsa9' | 'uniview2' | 'uniview1';

/** A short-lived bearer that the portal's own back end obtained for its signed-in user. */
export interface Token {
  token: string;
  /** When it stops working, in milliseconds since 1970. Without it the console waits for a refusal. */
  expiresAt?: number;
}

export interface SpanningConsoleEvents {
  /** The console has accepted this host. */
  ready: CustomEvent<Record<string, never>>;
  /** Another page, filter or drawer is shown; put `route` into the host's own address. */
  route: CustomEvent<{ route: string }>;
  /** The name of the page that is shown. */
  title: CustomEvent<{ title: string }>;
  /** How high the console would like to be, in CSS pixels. */
  size: CustomEvent<{ height: number }>;
  /** Whether something is typed that leaving would lose. The browser's own question is asked by the element. */
  dirty: CustomEvent<{ dirty: boolean }>;
  /** A short message the console shows; a host may repeat it in its own way. */
  toast: CustomEvent<{ level: 'good' | 'info' | 'bad' | string; text: string }>;
  /**
   * Something is wrong. The element's own codes: `no_answer`, `unknown_portal`, `unknown_route`, `token_failed`;
   * all others are the console's stable problem codes.
   */
  error: CustomEvent<{ code: string; message: string; correlationId?: string }>;
  /** The console asks for a tab of its own. Cancel the event to open it in another way. */
  open: CustomEvent<{ url: string }>;
}

/**
 * `<spanning-console>`. Attributes: `portal` (required; `vsa10`, or `vsa` with `version="10"`), `console` (address of the console; where the script
 * came from unless given), `route`, `theme` (`light`, `dark`; the system's unless given), `locale` (BCP 47; the
 * page's language unless given), `time-zone` (IANA), `size` (`auto` grows with its content), `frame-title`,
 * `loading` (`lazy` waits until it is near the screen), `sandbox` (only to take permissions away). `ready` is set while the console is connected.
 */
export class SpanningConsole extends HTMLElement {
  /** Called at the start and again whenever the token is about to end. */
  getToken: (() => Promise<Token>) | undefined;
  /** The route that is shown; setting it goes there. */
  route: string;
  readonly dirty: boolean;
  /** Messages that were dropped: from elsewhere, or not of the protocol. */
  readonly dropped: number;
  focus(options?: FocusOptions & { edge?: 'start' | 'end' }): void;
  addEventListener<K extends keyof SpanningConsoleEvents>(
    type: K,
    listener: (this: SpanningConsole, event: SpanningConsoleEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'spanning-console': SpanningConsole;
  }
}
