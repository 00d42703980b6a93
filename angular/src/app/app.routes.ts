import { inject } from '@angular/core';
import { Routes } from '@angular/router';
import { signedIn, staffArea, studentArea } from './core/policy.guard';
import { Texts } from './core/texts';

export const routes: Routes = [
  {
    path: 'account',
    children: [
      { path: 'login', title: 'account.login.title', loadComponent: () => import('./account/login').then((m) => m.Login) },
      {
        path: 'manage',
        title: 'account.manage.title',
        canActivate: [signedIn],
        loadComponent: () => import('./account/manage').then((m) => m.Manage),
      },
      {
        path: 'two-factor',
        title: 'account.twoFactor.title',
        canActivate: [signedIn],
        loadComponent: () => import('./account/two-factor').then((m) => m.TwoFactor),
      },
    ],
  },
  {
    path: 'check',
    title: 'common.recordCheck.title',
    children: [
      { path: '', loadComponent: () => import('./check/record-check').then((m) => m.RecordCheckPage) },
      { path: ':code', loadComponent: () => import('./check/record-check').then((m) => m.RecordCheckPage) },
    ],
  },
  {
    path: 'forbidden',
    title: 'common.forbidden.title',
    data: { kind: 'forbidden' },
    loadComponent: () => import('./pages/message-page').then((m) => m.MessagePage),
  },
  {
    path: 'offline',
    title: 'common.offline.title',
    data: { kind: 'offline' },
    loadComponent: () => import('./pages/message-page').then((m) => m.MessagePage),
  },
  {
    path: 'staff',
    canMatch: [staffArea],
    resolve: { texts: () => inject(Texts).use('staff') },
    loadChildren: () => import('./staff/staff.routes').then((m) => m.staffRoutes),
  },
  {
    path: '',
    canMatch: [studentArea],
    resolve: { texts: () => inject(Texts).use('student') },
    loadChildren: () => import('./student/student.routes').then((m) => m.studentRoutes),
  },
  {
    path: '**',
    title: 'common.notFound.title',
    data: { kind: 'notFound' },
    loadComponent: () => import('./pages/message-page').then((m) => m.MessagePage),
  },
];
