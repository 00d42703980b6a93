import { OTHER_ENTRIES, REVIEW_ENTRIES, visibleEntries } from './staff-menu';

const keys = (granted: string[], demo = false) =>
  [...REVIEW_ENTRIES, ...OTHER_ENTRIES].length &&
  visibleEntries([...REVIEW_ENTRIES, ...OTHER_ENTRIES], (p) => granted.includes(p), demo).map((e) => e.key);

describe('staff menu', () => {
  it('shows a centre its desk, its students and its own data', () => {
    expect(keys(['Review.Center', 'Identity.Students', 'Identity.MyCenter'])).toEqual([
      'reviewCenter',
      'figures',
      'appeals',
      'students',
      'myCenter',
    ]);
  });

  it('shows an auditor the logs and nothing else', () => {
    expect(keys(['Review.Logs'])).toEqual(['logs']);
  });

  it('shows nothing to somebody without policies', () => {
    expect(keys([])).toEqual([]);
  });

  it('shows the message outbox in demo mode only', () => {
    expect(keys(['Notification.SmsOutbox'])).toEqual([]);
    expect(keys(['Notification.SmsOutbox'], true)).toEqual(['sms']);
  });
});
