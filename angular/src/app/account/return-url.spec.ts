import { safeReturnUrl } from './return-url';

describe('return address', () => {
  it('stays in one area of our own', () => {
    expect(safeReturnUrl('/applications/1', '/')).toBe('/applications/1');
    expect(safeReturnUrl('//evil.example', '/')).toBe('/');
    expect(safeReturnUrl('https://evil.example', '/')).toBe('/');
    expect(safeReturnUrl('/\\evil.example', '/')).toBe('/');
    expect(safeReturnUrl('/staff/review', '/')).toBe('/');
    expect(safeReturnUrl('/account/login', '/staff')).toBe('/staff');
  });
});
