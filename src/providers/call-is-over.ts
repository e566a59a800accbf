/**
 * Why a connection is given up whose call has ended. Made once: an abort without a reason makes an exception, stack
 * and all, each time.
 */
export const callIsOver: DOMException = new DOMException('The call is over.', 'AbortError');
