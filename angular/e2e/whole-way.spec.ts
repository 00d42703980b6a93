import { writeFileSync } from 'node:fs';
import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { textOf } from './support/record';
import { firstSignIn, signIn, signOut } from './support/sign-in';
import { StaffDesk } from './support/staff';
import { StudentPages } from './support/student';
import { expect, test } from './support/test';

test.use({ chromium: 'whole' }); // the printed record opens in a tab

/** The guide from its first to its last page; the student sits at the project's screen, staff always at a desk. */
test('photos, rejection, SMS, correction, both approvals, printed record', async ({ page, visitor, camera }, info) => {
  test.setTimeout(240_000);
  const person = { ...newPerson(), name: '欧阳䶮' }; // a rare character, for the record's font
  await (await Api.as(accounts.center)).enrol(person);

  const student = new StudentPages(page, camera, info.project.name);
  const note = '身份证正面反光,请重新拍摄';
  let number = '';

  await test.step('the student signs in for the first time and applies with three photos', async () => {
    await firstSignIn(page, person);
    await student.startApplication();
    await student.fillForm(person);
    await student.expectSaved();
    await student.goToPhotos();
    await student.takePhotos();
    await student.checkAndSubmit();
    number = await student.numberOnDonePage();
    await student.openHome();
    await student.expectStatus('已提交');
  });

  const centerPage = await visitor();
  const center = new StaffDesk(centerPage, 'center');
  await test.step('the centre rejects one photo with a reason', async () => {
    await signIn(centerPage, accounts.center);
    await center.openList();
    await center.openByContextMenu(await center.find(number));
    await center.stayAfterDecision();
    await center.reject('photos.IdFront', 'PhotoUnclear', note);
    await expect(centerPage.getByText('已驳回').first()).toBeVisible();
  });

  await test.step('the SMS goes out by itself and says nothing personal', async () => {
    const outbox = await visitor();
    await signIn(outbox, accounts.admin);
    await outbox.getByTestId('menu-sms').first().click();
    const message = outbox.getByTestId('list-row').filter({ hasText: person.name }).first();
    await expect(async () => {
      await outbox.getByTestId('reload').click();
      await expect(message).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expect(message).not.toContainText('反光');
    await expect(message).not.toContainText(person.idNumber);
    await expect(message).not.toContainText(person.certificateNumber);
  });

  await test.step('the student reads the reason and corrects the same record', async () => {
    await student.openHome();
    await student.expectStatus('已驳回');
    await expect(page.getByTestId('rejection-text')).toBeVisible();
    await student.record().getByTestId('details').click();
    await expect(page.getByTestId('rejection')).toContainText(note);
    await expect(page.getByTestId('resubmit')).toContainText('提交申请');
    await page.getByTestId('tab-records').click();
    await expect(page.getByTestId('timeline')).toContainText('驳回');
    await page.getByTestId('resubmit').click();
    await expect(page.getByTestId('fix-count')).toContainText('1 处需要修改');
    await page.getByTestId('fix-go-photos.IdFront').click();
    await expect(page.getByTestId('open-camera-Certificate'), 'what was not asked for stays closed').toHaveCount(0);
    await student.takePhoto('IdFront');
    await expect(page.getByTestId('rejection')).toContainText('都已处理');
    await student.checkAndSubmit();
    expect(await student.numberOnDonePage(), 'the same record, not a new one').toBe(number);
    await student.openHome();
    await student.expectStatus('已提交');
    await signOut(page);
  });

  await test.step('the centre passes it', async () => {
    await center.openList();
    await center.openByContextMenu(await center.find(number));
    await center.tickEverything();
    await center.stayAfterDecision();
    await centerPage.getByTestId('approve').click();
    await expect(centerPage.getByText('已初审').first()).toBeVisible();
  });

  const universityPage = await visitor();
  const university = new StaffDesk(universityPage, 'university');
  await test.step('the university passes it', async () => {
    await signIn(universityPage, accounts.university);
    await university.openList();
    const row = await university.find(number);
    await row.getByTestId('select-row').check();
    await expect(universityPage.getByTestId('print-selected'), 'nothing to print before the final pass').toBeDisabled();
    await university.openByContextMenu(row);
    await university.tickEverything();
    await university.stayAfterDecision();
    await universityPage.getByTestId('approve').click();
    await expect(universityPage.getByText('已复核').first()).toBeVisible();
  });

  await test.step('the record is printed and says what was entered', async () => {
    const [opened] = await Promise.all([universityPage.waitForEvent('popup'), universityPage.getByTestId('print').click()]);
    await opened.waitForURL(/\/api\/printing\//);
    const response = await universityPage.request.get(opened.url());
    expect(response.headers()['content-type']).toContain('application/pdf');
    const file = info.outputPath('record.pdf');
    writeFileSync(file, await response.body());
    const text = textOf(file);
    for (const told of [
      person.name,
      number,
      person.idNumber,
      person.ticket,
      person.phone,
      person.certificateNumber,
      student.certificate,
      ...student.courses,
    ]) {
      expect(text, 'the printed record').toContain(told.replace(/\s+/g, ''));
    }
    expect(text).not.toContain('非正式');
  });
});
