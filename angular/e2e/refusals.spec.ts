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
