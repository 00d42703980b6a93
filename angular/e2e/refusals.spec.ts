import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { startHost, type OwnHost } from './support/own-host';
import { signIn } from './support/sign-in';
import { expect, pictures, test } from './support/test';

test('a wrong password is refused in one sentence', async ({ page }) => {
  await page.goto('/account/login');
  await page.getByTestId('user').fill(newPerson().ticket);
  await page.getByTestId('password').fill('Wrong-0000');
  await page.getByTestId('submit-login').click();
  await expect(page.getByTestId('login-error')).toBeVisible();
  await expect(page).toHaveURL(/\/account\/login/);
});

test('whoever is not signed in meets the sign-in page', async ({ page }) => {
  for (const path of ['/', '/staff/review/center', '/apply/00000000-0000-0000-0000-000000000001/info']) {
    await page.goto(path);
    await expect(page.getByTestId('submit-login')).toBeVisible();
  }
});

test('a record of another centre does not exist', async ({ page, stateOf, places }) => {
  const { submitted } = await places();
  await page.context().addCookies((await stateOf(accounts.otherCenter)).cookies);
  await page.goto(`/staff/review/center/${submitted}`);
  await expect(page.getByTestId('case-missing')).toBeVisible();
});

test('a student does not enter the staff area', async ({ page, stateOf }) => {
  await page.context().addCookies((await stateOf(accounts.student)).cookies);
  await page.goto('/staff/review/center');
  await expect(page.getByTestId('list')).toHaveCount(0);
  await expect(page.getByTestId('menu-academic')).toHaveCount(0);
});

test('a photo that is too long is refused in words that a page can read', async ({ page }) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  const student = await Api.firstSignIn(person);
  await student.consent();
  const { id } = await student.newDraft();
  await page.context().addCookies((await student.state()).cookies);
  await page.goto('/');
  // Past the page's own check: what reaches a script when the server stops reading in the middle of the body.
  const answers = await page.evaluate(async (path) => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');
    const seen: { status: number; message: string }[] = [];
    for (const megabytes of [11, 13, 40]) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(megabytes * 1024 * 1024)], { type: 'image/jpeg' }), 'photo.jpg');
      const answer = await fetch(path, { method: 'PUT', headers: { RequestVerificationToken: token }, body });
      seen.push({ status: answer.status, message: ((await answer.json()) as { error: { message: string } }).error.message });
    }
    return seen;
  }, `/api/applications/mine/${id}/photos/IdFront`);
  expect(answers.map((answer) => answer.status)).toEqual([413, 413, 413]);
  expect(answers[0].message).toContain('过大');
});

test.describe('outside the window', () => {
  let host: OwnHost;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    host = await startHost();
  });
  test.afterAll(() => host.stop());

  test('no new application, and a draft cannot be submitted', async ({ visitor }) => {
    const center = await Api.as(accounts.center, host.address);
    const person = newPerson();
    await center.enrol(person);
    const student = await Api.firstSignIn(person, host.address);
    const draft = await student.newDraft();
    await student.put(`/api/applications/mine/${draft.id}`, { version: draft.version, ...(await student.completeForm(person)) });
    await student.uploadPhotos(draft.id, pictures);
    await (await Api.as(accounts.admin, host.address)).closeAllWindows();

    const page = await visitor({ baseURL: host.address });
    await signIn(page, { userName: person.ticket, password: person.password });
    await expect(page.getByTestId('window-card')).toBeVisible();
    await expect(page.getByTestId('new-application')).toBeDisabled();
    await page.goto(`/apply/${draft.id}/submit`);
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect((await student.raw('POST', '/api/applications/mine', { data: {} })).status()).toBe(409);
  });
});
