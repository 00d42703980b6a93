import type { Account } from './api';

const password = 'Exempt2026';

/** The demo's staff; students are enrolled by the tests themselves. */
export const accounts = {
  center: { userName: 'fujiang1', password },
  /** A second person of the same centre: for two people on one record. */
  centerColleague: { userName: 'fujiang2', password },
  otherCenter: { userName: 'anchang1', password },
  university: { userName: 'university1', password },
  admin: { userName: 'admin', password },
  /** Sees the logs and nothing else. */
  auditor: { userName: 'auditor1', password },
  /** A demo student with records of her own, for pages that should not look empty. */
  student: { userName: '519926000001', password },
} as const satisfies Record<string, Account>;
