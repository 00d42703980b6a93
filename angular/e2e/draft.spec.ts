import { accounts } from './support/accounts';
import { Api } from './support/api';
import { newPerson } from './support/people';
import { albumPicture } from './support/pictures';
import { signIn, signOut } from './support/sign-in';
import { StudentPages } from './support/student';
import { expect, pictures, test } from './support/test';

test('a draft survives reload and sign-out', async ({ page, camera }, info) => {
  const person = newPerson();
  await (await Api.as(accounts.center)).enrol(person);
  await Api.firstSignIn(person);
  const account = { userName: person.ticket, password: person.password };
  const student = new StudentPages(page, camera, info.project.name);

  await signIn(page, account);
  await student.startApplication();
  await student.fillForm(person);
  await student.expectSaved();
  await page.reload();
  await expect(page.getByTestId('idNumber')).toHaveValue(person.idNumber);
  await expect(page.getByTestId('certificateNumber')).toHaveValue(person.certificateNumber);

  await student.goToPhotos();
  await student.choosePhoto('IdFront', albumPicture(pictures, 'IdFront'));
  await student.openHome();
  await student.expectStatus('待提交');
  await signOut(page);

  await signIn(page, account);
  await student.record().getByTestId('continue').click();
  await expect(page.getByTestId('idNumber')).toHaveValue(person.idNumber);
  await expect(page.getByTestId('phone')).toHaveValue(person.phone);
  await expect(page.getByTestId('certificateTypeId')).toContainText(student.certificate);
  await page.getByTestId('step-photos').click();
  await student.expectStored('IdFront');
});

test('the form says what is wrong while it is filled in', async ({ page, stateOf, places }) => {
  const { student, draft } = await places();
  await page.context().addCookies((await stateOf(student)).cookies);
  await page.goto(`/apply/${draft}/info`);
  await page.getByTestId('idNumber').fill('519999199603010010');
  await page.getByTestId('phone').fill('123');
  await page.getByTestId('certificateNumber').focus();
  await expect(page.getByTestId('fault-idNumber')).toBeVisible();
  await expect(page.getByTestId('fault-phone')).toBeVisible();
});
