import type { Page } from '@playwright/test';
import { accounts } from './support/accounts';
import { Api } from './support/api';
import { expectAccessible, keepPicture } from './support/looks';
import { newPerson } from './support/people';
import { albumPicture, kinds, spoiltPicture } from './support/pictures';
import { signIn } from './support/sign-in';
import { StaffDesk } from './support/staff';
import { StudentPages } from './support/student';
import { expect, pictures, test } from './support/test';

/** A student at the photos step of a new draft. */
async function atPhotos(page: Page) {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const api = await Api.firstSignIn(person);
  const draft = await api.newDraft();
  await page.context().addCookies((await api.state()).cookies);
  await page.goto(`/apply/${draft.id}/photos`);
  return { person, api, draft };
}

/** The reader's word, as if it had read: what it really reads has tests of its own. */
async function readAs(page: Page, answer: object) {
  await page.route('**/api/applications/*/readings', (route) => route.fulfill({ json: answer }));
}
const readWell = kinds.map((kind) => ({ kind, state: 'Done', model: 'test', quarterTurns: 0 }));
const differing = {
  field: 'idNumber',
  photo: 'IdFront',
  answer: 'Differs',
  message: '身份证号与身份证照片不一致',
  place: '0.3,0.7,0.8,0.7,0.8,0.78,0.3,0.78',
  position: 14,
};
const expired = {
  field: 'idExpired',
  photo: 'IdBack',
  answer: 'Differs',
  message: '身份证已过有效期',
  place: '0.4,0.5,0.8,0.5,0.8,0.6,0.4,0.6',
  position: null,
};
const agreeing = { ...differing, field: 'name', answer: 'Agrees', message: '姓名与身份证照片一致', position: null };
const unsure = {
  ...differing,
  photo: 'Certificate',
  answer: 'NotSure',
  message: '证书照片上的身份证号无法辨认，请人工核对',
  place: null,
  position: null,
};

test('a bad photo says why; the third in a row may be sent on, and the reviewer sees that it was', async ({
  page,
  camera,
  visitor,
}, info) => {
  const { person, api, draft } = await atPhotos(page);
  const student = new StudentPages(page, camera, info.project.name);
  const slot = page.getByTestId('slot-IdFront');
  for (const attempt of [1, 2, 3]) {
    await student.choosePhoto('IdFront', spoiltPicture(pictures));
    await expect(page.getByTestId('mark-IdFront'), `attempt ${attempt}`).toContainText('请重拍');
    await expect(slot.getByTestId('advice').getByRole('listitem')).not.toHaveCount(0);
    await expect(page.getByTestId('send-on-IdFront')).toHaveCount(attempt < 3 ? 0 : 1);
  }
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'student-photo-poor');
  await expectAccessible(page);
  await page.getByTestId('send-on-IdFront').click();
  await page.getByTestId('send-on-confirm').click();
  await expect(slot.getByTestId('sent-on')).toContainText('审核人员会看到标记');
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'student-photo-sent-on');

  const { version } = await api.get<{ version: number }>(`/api/applications/mine/${draft.id}`);
  await api.put(`/api/applications/mine/${draft.id}`, { version, ...(await api.completeForm(person)) });
  await api.uploadPhotos(draft.id, pictures, ['IdBack', 'Certificate']);
  const { number } = await api.submit(draft.id);
  const staff = await visitor();
  await signIn(staff, accounts.center);
  const desk = new StaffDesk(staff, 'center');
  await desk.openList();
  await desk.openByContextMenu(await desk.find(number!));
  await expect(staff.getByTestId('viewer-sent-on')).toBeVisible();
  await expect(staff.getByTestId('sent-on-IdFront')).toContainText('身份证正面');
});

test('a photo that cannot be used leads back from the check', async ({ page, camera }, info) => {
  const { draft } = await atPhotos(page);
  await new StudentPages(page, camera, info.project.name).choosePhoto('IdFront', spoiltPicture(pictures));
  await page.goto(`/apply/${draft.id}/check`);
  await page.getByTestId('retake-IdFront').click();
  await expect(page.getByTestId('mark-IdFront')).toBeVisible();
});

test('what differs is said at the check, what is empty is proposed', async ({ page }, info) => {
  const { person, api, draft } = await atPhotos(page);
  const form = { ...(await api.completeForm(person)), certificateNumber: null };
  const { version } = await api.get<{ version: number }>(`/api/applications/mine/${draft.id}`);
  await api.put(`/api/applications/mine/${draft.id}`, { version, ...form });
  await api.uploadPhotos(draft.id, pictures);
  const proposal = { field: 'certificateNumber', value: 'SAMPLE2026001', photo: 'Certificate' };
  await readAs(page, { photos: readWell, checks: [agreeing, differing, unsure, expired], proposals: [proposal] });

  await page.goto(`/apply/${draft.id}/check`);
  await expect(page.getByTestId('reading-idNumber-IdFront')).toContainText('不一致');
  await expect(page.getByTestId('flag-idExpired')).toBeVisible();
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'student-check-differs');
  await expectAccessible(page);
  await page.getByTestId('accept-certificateNumber').click();
  await expect(page.getByTestId('answer-certificateNumber')).toContainText('SAMPLE2026001');
  await expect(page.getByTestId('proposal-certificateNumber')).toHaveCount(0);
  await page.goto(`/apply/${draft.id}/submit`);
  await expect(page.getByTestId('submit-differs')).toContainText('不一致');
  await page.goto(`/apply/${draft.id}/info`);
  await expect(page.getByTestId('reading-idNumber-IdFront')).toBeVisible();
});

test('the desk sees agreement beside each value, and its place on the photo', async ({ visitor }, info) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const application = await (await Api.firstSignIn(person)).submitted(person, pictures);
  const page = await visitor();
  await readAs(page, { photos: readWell, checks: [agreeing, differing, unsure, expired], proposals: [] });
  await signIn(page, accounts.center);
  const desk = new StaffDesk(page, 'center');
  await page.goto(`/staff/review/center/${application.id}`);
  await expect(page.getByTestId('reading-name-IdFront')).toHaveAttribute('data-answer', 'Agrees');
  await page.getByTestId('reading-idNumber-IdFront').focus();
  await desk.photoShown(1);
  await expect(page.getByTestId('viewer-place')).toBeVisible();
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'staff-place-marked');
  await page.getByTestId('viewer-swap').click();
  await page.getByTestId('flag-idExpired').hover();
  await desk.photoShown(2);
  await expect(page.getByTestId('viewer-place')).toBeVisible();
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'staff-place-on-original');
  await expectAccessible(page);
});

test('a document that lies good and still is taken without a finger', async ({ page, camera }, info) => {
  await page.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('exemption.camera.auto', 'on'));
  await atPhotos(page);
  camera.show('IdFront');
  await page.getByTestId('open-camera-IdFront').click();
  await expect(page.getByTestId('full-photo')).toBeVisible();
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'student-flat-by-itself');
  await page.getByTestId('mark-corners').click();
  await page.getByTestId('corner-nw').press('ArrowLeft');
  await page.getByTestId('corners-done').click();
  await page.getByTestId('use-photo').click();
  await expect(page.getByTestId('stored-IdFront').or(page.getByTestId('mark-IdFront'))).toBeVisible();
});

test('a picture whose connection broke goes out again by itself', async ({ page, camera, context, complaints }, info) => {
  await atPhotos(page);
  const student = new StudentPages(page, camera, info.project.name);
  await student.markPhoto('IdBack', albumPicture(pictures, 'IdBack'));
  await page.route(/mine\/.*\/photos\/IdBack/, (route) => route.abort());
  await page.getByTestId('use-photo').click();
  await expect(page.getByTestId('upload-error-IdBack')).toBeVisible();
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'student-photo-cut-off');
  await page.unroute(/mine\/.*\/photos\/IdBack/);
  await context.setOffline(true);
  await context.setOffline(false);
  await student.expectStored('IdBack');
  complaints.lines.splice(0, complaints.lines.length, ...complaints.lines.filter((line) => !line.includes('net::ERR_')));
});
