import { expect, type Page } from '@playwright/test';
import type { Account } from './api';
import type { Person } from './people';

export type Language = 'zh-Hans' | 'en';

/** Through the sign-in page, as a person does. */
export async function signIn(page: Page, account: Account) {
  await page.goto('/account/login');
  await page.getByTestId('user').fill(account.userName);
  await page.getByTestId('password').fill(account.password);
  await page.getByTestId('submit-login').click();
  await expect(page).not.toHaveURL(/\/account\/login/);
}

/** A student whose password is not set yet proves with the ID number who she is. */
export async function firstSignIn(page: Page, person: Person) {
  await page.goto('/account/login');
  await page.getByTestId('first-sign-in').click();
  await page.getByTestId('ticket').fill(person.ticket);
  await page.getByTestId('id-number').fill(person.idNumber);
  await page.getByTestId('new-password').fill(person.password);
  await page.getByTestId('repeat-password').fill(person.password);
  await page.getByTestId('submit-login').click();
  await expect(page).not.toHaveURL(/\/account\/login/);
}

/** Students sign out on 我的, staff in the menu under their name. */
export async function signOut(page: Page) {
  const menu = page.getByTestId('user-menu').or(page.getByTestId('tab-me'));
  await menu.click();
  await page.getByTestId('sign-out').click();
  await expect(page.getByTestId('submit-login')).toBeVisible();
}

/** The choice is kept where the pages keep it, before the next page loads. */
export async function useLanguage(page: Page, language: Language) {
  await page.addInitScript((chosen) => localStorage.setItem('abpSession', JSON.stringify({ language: chosen, tenant: null })), language);
}
