import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { accounts } from './accounts';
import { Api, type Account } from './api';
import { runFolder } from './host';
import { newPerson, type Person } from './people';
import { albumPicture } from './pictures';

/** One student with a rejected record, and records of other students at the desks. */
export interface Places {
  readonly student: Account;
  readonly draft: string;
  /** A student who has not been asked about photos yet, and that student's draft. */
  readonly unasked: Account;
  readonly unaskedDraft: string;
  readonly rejected: string;
  /** Rejected for one photograph, and submitted again. */
  readonly resubmitted: string;
  readonly submitted: string;
  readonly centerApproved: string;
  readonly approved: string;
  /** Uses the certificate of the rejected one; and the pair that they are. */
  readonly twin: string;
  readonly pair: string;
}

interface PageOfTheHouse {
  readonly name: string;
  readonly as: keyof typeof accounts | 'placed' | 'unasked' | null;
  readonly path: string | ((places: Places) => string);
  /** What to open on the page before looking at it. */
  readonly then?: (page: Page) => Promise<void>;
}

const open =
  (...testIds: string[]) =>
  async (page: Page) => {
    for (const testId of testIds) await page.getByTestId(testId).first().click();
  };

/** By its key: on a phone, which is no desk, the button may lie under the checklist. */
const startRejecting = async (page: Page) => {
  await expect(page.getByTestId('reject')).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByTestId('reject-confirm')).toBeVisible();
};

/** Nobody has ticked it, so it stays as it is and says why. */
const passingOne = async (page: Page) => {
  const box = page.getByTestId('select-row').first();
  await expect(box).toBeEnabled();
  await box.check();
  await page.getByTestId('approve-selected').click();
  await page.getByTestId('bulk-confirm').click();
  await expect(page.getByTestId('bulk-results').locator('li.refused')).toHaveCount(1);
};

const noting = async (page: Page) => {
  await expect(page.getByTestId('note-row').first()).toBeVisible();
};

/** By its key, as rejecting. */
const pausing = async (page: Page) => {
  await expect(page.getByTestId('pause')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByTestId('pause-confirm')).toBeVisible();
};

const revealing = async (page: Page) => {
  await page.getByTestId('reveal').click();
  await expect(page.getByTestId('reveal')).toHaveAttribute('aria-pressed', 'true');
};

const answered = async (page: Page) => expect(page.getByTestId('check-answer')).toBeVisible();

const markingCorners = async (page: Page) => {
  await page.getByTestId('album-IdFront').setInputFiles(albumPicture(join(runFolder(), 'pictures'), 'IdFront'));
  await expect(page.getByTestId('corner-nw')).toBeVisible();
};

export const pagesOfTheHouse: readonly PageOfTheHouse[] = [
  { name: 'login', as: null, path: '/account/login' },
  { name: 'login-first-time', as: null, path: '/account/login', then: open('first-sign-in') },
  { name: 'account', as: 'placed', path: '/account/manage' },
  { name: 'account-staff', as: 'center', path: '/account/manage' },
  { name: 'account-two-factor', as: 'center', path: '/account/two-factor' },
  { name: 'account-two-factor-enrol', as: 'center', path: '/account/two-factor', then: open('two-factor-enrol') },
  { name: 'record-check', as: null, path: '/check/0000-0000', then: answered },
  { name: 'forbidden', as: 'placed', path: '/forbidden' },
  { name: 'not-found', as: 'placed', path: '/nowhere' },
  { name: 'student-home', as: 'student', path: '/' },
  { name: 'student-home-rejected', as: 'placed', path: '/' },
  { name: 'student-notices', as: 'placed', path: '/notices' },
  { name: 'student-guide', as: 'placed', path: '/guide' },
  { name: 'student-me', as: 'placed', path: '/me' },
  { name: 'student-privacy', as: 'placed', path: '/me/privacy' },
  { name: 'student-privacy-withdraw', as: 'placed', path: '/me/privacy', then: open('consent-withdraw') },
  { name: 'student-detail', as: 'placed', path: (p) => `/applications/${p.rejected}` },
  { name: 'student-records', as: 'placed', path: (p) => `/applications/${p.rejected}`, then: open('tab-records') },
  { name: 'student-withdraw', as: 'placed', path: (p) => `/applications/${p.rejected}`, then: open('withdraw') },
  { name: 'student-apply-info', as: 'placed', path: (p) => `/apply/${p.draft}/info` },
  { name: 'student-apply-catalogue', as: 'placed', path: (p) => `/apply/${p.draft}/info`, then: open('certificateTypeId') },
  { name: 'student-apply-fix', as: 'placed', path: (p) => `/apply/${p.rejected}/fix`, then: open('fix-explain-idNumber') },
  { name: 'student-apply-correct', as: 'placed', path: (p) => `/apply/${p.rejected}/info` },
  { name: 'student-consent', as: 'unasked', path: (p) => `/apply/${p.unaskedDraft}/photos` },
  { name: 'student-consent-refused', as: 'unasked', path: (p) => `/apply/${p.unaskedDraft}/photos`, then: open('consent-refuse') },
  { name: 'student-apply-photos', as: 'placed', path: (p) => `/apply/${p.draft}/photos` },
  { name: 'student-apply-photos-flagged', as: 'placed', path: (p) => `/apply/${p.rejected}/photos` },
  { name: 'student-apply-camera', as: 'placed', path: (p) => `/apply/${p.draft}/photos/Certificate` },
  { name: 'student-apply-corners', as: 'placed', path: (p) => `/apply/${p.draft}/photos`, then: markingCorners },
  { name: 'student-apply-check', as: 'placed', path: (p) => `/apply/${p.rejected}/check` },
  { name: 'student-apply-submit', as: 'placed', path: (p) => `/apply/${p.rejected}/submit` },
  { name: 'staff-start', as: 'admin', path: '/staff' },
  { name: 'staff-center-list', as: 'center', path: '/staff/review/center' },
  { name: 'staff-center-list-more-filters', as: 'center', path: '/staff/review/center', then: open('filter-more') },
  { name: 'staff-center-review', as: 'center', path: (p) => `/staff/review/center/${p.submitted}` },
  { name: 'staff-center-revealed', as: 'center', path: (p) => `/staff/review/center/${p.submitted}`, then: revealing },
  { name: 'staff-center-reject', as: 'center', path: (p) => `/staff/review/center/${p.submitted}`, then: startRejecting },
  {
    name: 'staff-center-check',
    as: 'center',
    path: (p) => `/staff/review/center/${p.submitted}`,
    then: open('check-open', 'check-Different'),
  },
  { name: 'staff-center-changes', as: 'center', path: (p) => `/staff/review/center/${p.resubmitted}`, then: open('tab-changes') },
  { name: 'staff-center-bulk', as: 'center', path: '/staff/review/center', then: passingOne },
  { name: 'staff-center-records', as: 'center', path: (p) => `/staff/review/center/${p.rejected}`, then: open('tab-records') },
  { name: 'staff-center-notes', as: 'center', path: (p) => `/staff/review/center/${p.submitted}?tab=notes`, then: noting },
  { name: 'staff-center-pause', as: 'center', path: (p) => `/staff/review/center/${p.submitted}`, then: pausing },
  { name: 'staff-mentions', as: 'center', path: '/staff/mentions/center', then: open('mentions-all') },
  { name: 'staff-center-past', as: 'center', path: (p) => `/staff/review/center/${p.rejected}`, then: open('tab-records', 'past-Reject') },
  { name: 'staff-appeals', as: 'center', path: '/staff/appeals' },
  { name: 'staff-review-keys', as: 'center', path: (p) => `/staff/review/center/${p.submitted}`, then: open('help') },
  { name: 'staff-review-missing', as: 'center', path: '/staff/review/center/00000000-0000-0000-0000-000000000001' },
  { name: 'staff-center-figures', as: 'center', path: '/staff/figures/center' },
  { name: 'staff-university-figures', as: 'university', path: '/staff/figures/university', then: open('figure-Submitted') },
  { name: 'staff-students', as: 'center', path: '/staff/students' },
  { name: 'staff-students-reveal', as: 'center', path: '/staff/students', then: open('reveal', 'reveal-reason-Other') },
  { name: 'staff-my-center', as: 'center', path: '/staff/my-center' },
  { name: 'staff-university-list', as: 'university', path: '/staff/review/university' },
  { name: 'staff-university-export', as: 'university', path: '/staff/review/university', then: open('export') },
  { name: 'staff-university-review', as: 'university', path: (p) => `/staff/review/university/${p.centerApproved}` },
  { name: 'staff-university-approved', as: 'university', path: (p) => `/staff/review/university/${p.approved}` },
  {
    name: 'staff-center-amend',
    as: 'center',
    path: (p) => `/staff/review/center/${p.submitted}`,
    then: open('amend', 'amend-certificateTypeId'),
  },
  { name: 'staff-center-duplicate', as: 'center', path: (p) => `/staff/review/center/${p.twin}` },
  { name: 'staff-duplicates', as: 'university', path: '/staff/review/university/duplicates' },
  {
    name: 'staff-duplicate',
    as: 'university',
    path: (p) => `/staff/review/university/duplicates/${p.pair}`,
    then: open('outcome-UsedTwice-1'),
  },
  { name: 'staff-certificates', as: 'admin', path: '/staff/certificates' },
  { name: 'staff-windows', as: 'admin', path: '/staff/windows' },
  { name: 'staff-announcements', as: 'admin', path: '/staff/announcements' },
  { name: 'staff-texts', as: 'admin', path: '/staff/texts' },
  { name: 'staff-photo-thresholds', as: 'admin', path: '/staff/photo-thresholds', then: open('thresholds-effect') },
  { name: 'staff-calendar', as: 'admin', path: '/staff/calendar' },
  { name: 'staff-rejection-reasons', as: 'admin', path: '/staff/rejection-reasons' },
  { name: 'staff-rejection-reason', as: 'admin', path: '/staff/rejection-reasons', then: open('edit') },
  { name: 'staff-tags', as: 'admin', path: '/staff/tags' },
  { name: 'staff-tag', as: 'admin', path: '/staff/tags', then: open('edit') },
  { name: 'staff-retention', as: 'admin', path: '/staff/retention' },
  { name: 'staff-retention-hold', as: 'admin', path: '/staff/retention', then: open('hold-new') },
  { name: 'staff-learning-centers', as: 'admin', path: '/staff/learning-centers' },
  { name: 'staff-users', as: 'admin', path: '/staff/users' },
  { name: 'staff-roles', as: 'admin', path: '/staff/roles' },
  { name: 'staff-logs-access', as: 'auditor', path: '/staff/logs' },
  { name: 'staff-logs-audit', as: 'admin', path: '/staff/logs', then: open('log-audit') },
  { name: 'staff-checklist', as: 'admin', path: '/staff/checklist' },
  { name: 'staff-sms', as: 'admin', path: '/staff/sms' },
];

export async function arrange(pictures: string): Promise<Places> {
  const center = await Api.as(accounts.center);
  const university = await Api.as(accounts.university);
  const newStudent = async (): Promise<[Person, Api]> => {
    const person = newPerson();
    await center.enrol(person);
    return [person, await Api.firstSignIn(person)];
  };
  const submit = async () => {
    const [person, api] = await newStudent();
    return (await api.submitted(person, pictures)).id;
  };

  const [person, student] = await newStudent();
  const rejected = (await student.submitted(person, pictures)).id;
  await center.reject('center', rejected, ['photos.IdFront', 'PhotoUnclear'], ['idNumber', 'IdNumberMismatch']);
  const draft = (await student.newDraft()).id;

  const [secondTime, again] = await newStudent();
  const resubmitted = (await again.submitted(secondTime, pictures)).id;
  await center.reject('center', resubmitted, ['photos.IdFront', 'PhotoUnclear']);
  await again.uploadPhotos(resubmitted, pictures, ['IdFront']);
  await again.submit(resubmitted);

  const [unaskedPerson, unaskedStudent] = await newStudent();
  const unaskedDraft = (await unaskedStudent.post<{ id: string }>('/api/applications/mine', {})).id;

  const [submitted, centerApproved, approved] = [await submit(), await submit(), await submit()];
  await center.approve('center', centerApproved);
  await center.approve('center', approved);
  await university.approve('university', approved);
  const admin = await Api.as(accounts.admin);
  const [chinese, english] = [`样例${Date.now()}`, `Sample ${Date.now()}`];
  const tag = await admin.post<{ id: string }>('/api/review/tags', { chinese, english, color: 'Amber', isRetired: false });
  await center.put(`/api/review/center/applications/${submitted}/tags/${tag.id}`, {});
  const notes = `/api/review/university/applications/${submitted}`;
  const colleagues = await university.get<{ items: { id: string; desk: string }[] }>(`${notes}/colleagues`);
  const mentions = colleagues.items.filter((c) => c.desk === 'Center').map((c) => c.id);
  await university.post(`${notes}/notes`, { text: '样例备注', shared: true, mentions });
  const [twinPerson, twinStudent] = await newStudent();
  const twin = (await twinStudent.submitted({ ...twinPerson, certificateNumber: person.certificateNumber }, pictures)).id;
  const account = (of: Person): Account => ({ userName: of.ticket, password: of.password });
  return {
    student: account(person),
    unasked: account(unaskedPerson),
    unaskedDraft,
    draft,
    rejected,
    resubmitted,
    submitted,
    centerApproved,
    approved,
    twin,
    pair: await pairOf(university, twin),
  };
}

/** Found after the commit, by a message: a moment later. */
async function pairOf(university: Api, id: string): Promise<string> {
  let pair = '';
  await expect
    .poll(async () => {
      const { items } = await university.post<{ items: { id: string; firstId: string; secondId: string }[] }>(
        '/api/review/university/duplicates/query',
        {},
      );
      pair = items.find((p) => p.firstId === id || p.secondId === id)?.id ?? '';
      return pair;
    })
    .not.toBe('');
  return pair;
}
