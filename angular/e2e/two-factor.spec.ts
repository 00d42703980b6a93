import { readFileSync } from 'node:fs';
import { accounts } from './support/accounts';
import { Authenticator } from './support/authenticator';
import { expectAccessible, expectNoSidewaysScroll, keepPicture, settled } from './support/looks';
import { startHost, type OwnHost } from './support/own-host';
import { signIn, signOut } from './support/sign-in';
import { expect, test } from './support/test';

test.describe('where staff must have a second factor', () => {
  let host: OwnHost;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    host = await startHost({ Account__TwoFactor__RequiredForStaff: 'true' });
  });
  test.afterAll(() => host.stop());

  test('it is set up after the first sign-in and asked for at the next', async ({ visitor, viewport }, info) => {
    test.setTimeout(180_000);
    const look = async (name: string) => {
      await settled(page);
      await keepPicture(page, `${info.project.name}-zh-Hans`, name);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    };
    const page = await visitor({ baseURL: host.address, viewport });
    await signIn(page, accounts.university);
    await expect(page).toHaveURL(/\/account\/two-factor/);
    await page.goto('/staff/review/university');
    await expect(page.getByTestId('two-factor-required'), 'every way leads back').toBeVisible();
    await look('two-factor-required');

    await page.getByTestId('two-factor-enrol').click();
    const app = new Authenticator(await page.getByTestId('two-factor-secret').innerText());
    await expect(page.locator('nz-qrcode canvas, nz-qrcode svg')).toBeVisible();
    await look('two-factor-enrol');
    await page.getByTestId('two-factor-code').fill('12345');
    await page.getByTestId('two-factor-turn-on').click();
    await expect(page.getByTestId('two-factor-error')).toBeVisible();
    await page.getByTestId('two-factor-code').fill(await app.code());
    await page.getByTestId('two-factor-turn-on').click();
    const list = page.getByTestId('recovery-codes').locator('li');
    await expect(list).toHaveCount(10);
    const codes = await list.allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await look('two-factor-codes');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('codes-download').click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain(codes[9]);
    await expect(page.getByTestId('codes-done')).toBeDisabled();
    await page.getByTestId('codes-kept').check();
    await page.getByTestId('codes-done').click();
    await expect(page).toHaveURL(/\/staff/);

    await signOut(page);
    await page.getByTestId('user').fill(accounts.university.userName);
    await page.getByTestId('password').fill(accounts.university.password);
    await page.getByTestId('submit-login').click();
    await expect(page.getByTestId('code')).toBeFocused();
    await look('login-code');
    await page.getByTestId('code').fill('12345');
    await page.getByTestId('submit-login').click();
    await expect(page.getByTestId('login-error')).toBeVisible();
    await page.getByTestId('code').fill(await app.code());
    await page.getByTestId('submit-login').click();
    await expect(page).toHaveURL(/\/staff/);

    await signOut(page);
    await page.getByTestId('user').fill(accounts.university.userName);
    await page.getByTestId('password').fill(accounts.university.password);
    await page.getByTestId('submit-login').click();
    await page.getByTestId('use-recovery-code').click();
    await look('login-recovery-code');
    await page.getByTestId('code').fill(codes[3].toUpperCase());
    await page.getByTestId('submit-login').click();
    await expect(page).toHaveURL(/\/staff/);
    await page.goto('/account/two-factor');
    await expect(page.getByTestId('codes-left')).toContainText('9');
    await look('two-factor-on');
  });
});

test('what needs a fresh proof of identity asks for the password and goes on', async ({ visitor, stateOf }, info) => {
  const page = await visitor();
  await page.context().addCookies((await stateOf(accounts.admin)).cookies);
  // The host's clock cannot be moved from here: the first answer of a quarter of an hour later is put in its place.
  const late = { error: { code: 'Exemption:ConfirmIdentity', message: '此项操作需先确认身份，操作未执行。', data: {} } };
  let refusals = 2;
  await page.route('**/api/identity/roles', (route) =>
    route.request().method() === 'POST' && refusals-- > 0 ? route.fulfill({ status: 403, json: late }) : route.fallback(),
  );
  const name = `role-${Date.now()}`;
  await page.goto('/staff/roles');
  await page.getByTestId('new').click();
  await page.getByTestId('role-name').fill(name);
  await page.getByTestId('form-save').click();
  await expect(page.getByTestId('confirm-password')).toBeFocused();
  await settled(page);
  await keepPicture(page, `${info.project.name}-zh-Hans`, 'confirm-identity');
  await expectAccessible(page);
  await page.getByTestId('confirm-cancel').click();
  await expect(page.getByText(late.error.message), 'nothing was done, and it is said').toBeVisible();

  await page.getByTestId('form-save').click();
  await page.getByTestId('confirm-password').fill('Wrong-0000');
  await page.getByTestId('confirm-submit').click();
  await expect(page.getByTestId('confirm-error')).toBeVisible();
  await page.getByTestId('confirm-password').fill(accounts.admin.password);
  await page.getByTestId('confirm-submit').click();
  await expect(page.getByTestId('confirm-identity')).toHaveCount(0);
  await expect(page.getByText(name).first()).toBeVisible();
});
