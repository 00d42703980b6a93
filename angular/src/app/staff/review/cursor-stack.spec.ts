import { CursorStack } from './cursor-stack';

describe('CursorStack', () => {
  it('starts on the first page without a cursor', () => {
    const pages = new CursorStack();
    expect(pages.current()).toBeNull();
    expect(pages.pageNumber()).toBe(1);
    expect(pages.hasPrevious()).toBe(false);
    expect(pages.previous()).toBe(false);
  });

  it('walks forward and back along the same cursors', () => {
    const pages = new CursorStack();
    pages.next('a');
    pages.next('b');
    expect(pages.current()).toBe('b');
    expect(pages.pageNumber()).toBe(3);
    pages.previous();
    expect(pages.current()).toBe('a');
    pages.previous();
    expect(pages.current()).toBeNull();
  });

  it('stays where it is when there is no next page or the button is pressed twice', () => {
    const pages = new CursorStack();
    expect(pages.next(null)).toBe(false);
    expect(pages.next(undefined)).toBe(false);
    pages.next('a');
    expect(pages.next('a')).toBe(false);
    expect(pages.pageNumber()).toBe(2);
  });

  it('forgets the way when the filter changes', () => {
    const pages = new CursorStack();
    pages.next('a');
    pages.reset();
    expect(pages.current()).toBeNull();
    expect(pages.hasPrevious()).toBe(false);
  });
});
