/** A place in the staff area, shown to those who hold its policy. */
export interface MenuEntry {
  readonly key: string;
  readonly icon: string;
  readonly link: string;
  readonly policy: string;
  readonly demoOnly?: boolean;
}

/** The two review desks stand under the guide's path (academic affairs, 1+X, conversion). */
export const REVIEW_ENTRIES: readonly MenuEntry[] = [
  { key: 'reviewCenter', icon: 'audit', link: '/staff/review/center', policy: 'Review.Center' },
  { key: 'reviewUniversity', icon: 'audit', link: '/staff/review/university', policy: 'Review.University' },
];

export const OTHER_ENTRIES: readonly MenuEntry[] = [
  { key: 'figures', icon: 'bar-chart', link: '/staff/figures/center', policy: 'Review.Center' },
  { key: 'figures', icon: 'bar-chart', link: '/staff/figures/university', policy: 'Review.University' },
  { key: 'duplicates', icon: 'copy', link: '/staff/review/university/duplicates', policy: 'Review.University' },
  { key: 'appeals', icon: 'question-circle', link: '/staff/appeals', policy: 'Review.Center' },
  { key: 'students', icon: 'team', link: '/staff/students', policy: 'Identity.Students' },
  { key: 'myCenter', icon: 'bank', link: '/staff/my-center', policy: 'Identity.MyCenter' },
  { key: 'certificates', icon: 'safety-certificate', link: '/staff/certificates', policy: 'Applications.Catalogue' },
  { key: 'windows', icon: 'calendar', link: '/staff/windows', policy: 'Applications.Windows' },
  { key: 'announcements', icon: 'notification', link: '/staff/announcements', policy: 'Applications.Texts' },
  { key: 'texts', icon: 'read', link: '/staff/texts', policy: 'Applications.Texts' },
  { key: 'checklist', icon: 'check-circle', link: '/staff/checklist', policy: 'Review.Checklist' },
  { key: 'tags', icon: 'flag', link: '/staff/tags', policy: 'Review.Tags' },
  { key: 'photoThresholds', icon: 'sliders', link: '/staff/photo-thresholds', policy: 'Applications.PhotoThresholds' },
  { key: 'rejectionReasons', icon: 'exclamation-circle', link: '/staff/rejection-reasons', policy: 'Applications.RejectionReasons' },
  { key: 'retention', icon: 'history', link: '/staff/retention', policy: 'Applications.Retention' },
  { key: 'learningCenters', icon: 'bank', link: '/staff/learning-centers', policy: 'Identity.LearningCenters' },
  { key: 'users', icon: 'user', link: '/staff/users', policy: 'AbpIdentity.Users' },
  { key: 'roles', icon: 'key', link: '/staff/roles', policy: 'AbpIdentity.Roles' },
  { key: 'calendar', icon: 'calendar', link: '/staff/calendar', policy: 'Review.Calendar' },
  { key: 'logs', icon: 'history', link: '/staff/logs', policy: 'Review.Logs' },
  { key: 'sms', icon: 'message', link: '/staff/sms', policy: 'Notification.SmsOutbox', demoOnly: true },
];

export function visibleEntries(entries: readonly MenuEntry[], may: (policy: string) => boolean, demo: boolean): readonly MenuEntry[] {
  return entries.filter((e) => may(e.policy) && (!e.demoOnly || demo));
}
