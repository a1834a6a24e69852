import { describe, expect, it, vi } from 'vitest';
import { onAbort } from './on-abort.ts';

describe('onAbort', () => {
  it('however many callbacks wait for a signal, it carries one listener', () => {
    const controller = new AbortController();
    const added = vi.spyOn(controller.signal, 'addEventListener');
    const callbacks = Array.from({ length: 200 }, () => vi.fn());
    for (const callback of callbacks) onAbort(controller.signal, callback);
    expect(added).toHaveBeenCalledOnce();
    controller.abort();
    for (const callback of callbacks) expect(callback).toHaveBeenCalledOnce();
  });

  it('when the last callback is detached, the listener goes too', () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const detachers = [onAbort(signal, () => {}), onAbort(signal, () => {})];
    detachers[0]?.();
    expect(removed).not.toHaveBeenCalled();
    detachers[1]?.();
    expect(removed).toHaveBeenCalledOnce();
  });

  it('a detached callback is not called', () => {
    const controller = new AbortController();
    const callback = vi.fn();
    onAbort(controller.signal, callback)();
    controller.abort();
    expect(callback).not.toHaveBeenCalled();
  });

  it('calls back at once where the signal is aborted already', () => {
    const callback = vi.fn();
    onAbort(AbortSignal.abort(), callback);
    expect(callback).toHaveBeenCalledOnce();
  });
});
