import { Routes } from '@angular/router';
import { Draft } from './apply/draft/draft';
import { PhotoUploads } from './apply/photos/photo-uploads';
import { saveBeforeLeaving } from './apply/draft/leave.guard';
import { Consent } from './privacy/consent';

export const studentRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./layout/student-layout').then((m) => m.StudentLayout),
    children: [
      { path: '', pathMatch: 'full', title: 'student.home.title', loadComponent: () => import('./home/home').then((m) => m.Home) },
      { path: 'notices', title: 'student.notices.title', loadComponent: () => import('./notices/notices').then((m) => m.Notices) },
      { path: 'guide', title: 'student.guide.title', loadComponent: () => import('./guide/guide').then((m) => m.Guide) },
      {
        path: 'me/privacy',
        title: 'student.privacy.title',
        loadComponent: () => import('./privacy/privacy').then((m) => m.Privacy),
      },
      { path: 'me', title: 'student.me.title', loadComponent: () => import('./me/me').then((m) => m.Me) },
      {
        path: 'applications/:id',
        title: 'student.detail.title',
        loadComponent: () => import('./detail/application-view').then((m) => m.ApplicationView),
      },
    ],
  },
  {
    path: 'apply/:id',
    providers: [Draft, PhotoUploads, Consent],
    title: 'student.apply.title',
    canDeactivate: [saveBeforeLeaving],
    loadComponent: () => import('./apply/apply').then((m) => m.Apply),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'info' },
      { path: 'fix', loadComponent: () => import('./apply/fix/fix-step').then((m) => m.FixStep) },
      { path: 'info', loadComponent: () => import('./apply/steps/info-step').then((m) => m.InfoStep) },
      {
        path: 'photos',
        loadComponent: () => import('./privacy/consent-gate').then((m) => m.ConsentGate),
        children: [
          { path: '', loadComponent: () => import('./apply/steps/photos-step').then((m) => m.PhotosStep) },
          { path: ':kind', loadComponent: () => import('./apply/photos/capture').then((m) => m.Capture) },
        ],
      },
      { path: 'check', loadComponent: () => import('./apply/steps/check-step').then((m) => m.CheckStep) },
      { path: 'submit', loadComponent: () => import('./apply/steps/submit-step').then((m) => m.SubmitStep) },
      { path: 'done', loadComponent: () => import('./apply/steps/done-step').then((m) => m.DoneStep) },
    ],
  },
];
