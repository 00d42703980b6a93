import { Routes } from '@angular/router';
import { policyGuard } from '../core/policy.guard';
import { ReviewQueue } from './review/review-queue';

const reviewList = () => import('./review/review-list').then((m) => m.ReviewList);
const figures = () => import('./figures/figures').then((m) => m.FiguresPage);
const mentions = () => import('./mentions/mentions').then((m) => m.Mentions);
const duplicateCase = () => import('./review/duplicates/duplicate-case').then((m) => m.DuplicateCasePage);
const reviewDetail = () => import('./review/review-detail').then((m) => m.ReviewDetail);

/** The staff area: every page stands behind the policy its server side asks for. */
export const staffRoutes: Routes = [
  {
    path: '',
    providers: [ReviewQueue],
    loadComponent: () => import('./staff-layout').then((m) => m.StaffLayout),
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./staff-start').then((m) => m.StaffStart) },
      {
        path: 'review/center',
        title: 'staff.menu.reviewCenter',
        canActivate: [policyGuard],
        data: { side: 'center', policy: 'Review.Center' },
        children: [
          { path: '', pathMatch: 'full', loadComponent: reviewList },
          { path: 'duplicates/:pairId', title: 'staff.menu.duplicates', loadComponent: duplicateCase },
          { path: ':id', loadComponent: reviewDetail },
        ],
      },
      {
        path: 'review/university',
        title: 'staff.menu.reviewUniversity',
        canActivate: [policyGuard],
        data: { side: 'university', policy: 'Review.University' },
        children: [
          { path: '', pathMatch: 'full', loadComponent: reviewList },
          {
            path: 'duplicates',
            title: 'staff.menu.duplicates',
            loadComponent: () => import('./review/duplicates/duplicate-list').then((m) => m.DuplicateList),
          },
          { path: 'duplicates/:pairId', title: 'staff.menu.duplicates', loadComponent: duplicateCase },
          { path: ':id', loadComponent: reviewDetail },
        ],
      },
      {
        path: 'figures/center',
        title: 'staff.menu.figures',
        canActivate: [policyGuard],
        data: { side: 'center', policy: 'Review.Center' },
        loadComponent: figures,
      },
      {
        path: 'figures/university',
        title: 'staff.menu.figures',
        canActivate: [policyGuard],
        data: { side: 'university', policy: 'Review.University' },
        loadComponent: figures,
      },
      {
        path: 'mentions/center',
        title: 'staff.mentions.title',
        canActivate: [policyGuard],
        data: { side: 'center', policy: 'Review.Center' },
        loadComponent: mentions,
      },
      {
        path: 'mentions/university',
        title: 'staff.mentions.title',
        canActivate: [policyGuard],
        data: { side: 'university', policy: 'Review.University' },
        loadComponent: mentions,
      },
      {
        path: 'students',
        title: 'staff.menu.students',
        canActivate: [policyGuard],
        data: { policy: 'Identity.Students' },
        loadComponent: () => import('./students/students').then((m) => m.Students),
      },
      {
        path: 'my-center',
        title: 'staff.menu.myCenter',
        canActivate: [policyGuard],
        data: { policy: 'Identity.MyCenter' },
        loadComponent: () => import('./my-center/my-center').then((m) => m.MyCenter),
      },
      {
        path: 'certificates',
        title: 'staff.menu.certificates',
        canActivate: [policyGuard],
        data: { policy: 'Applications.Catalogue' },
        loadComponent: () => import('./catalogue/certificate-types').then((m) => m.CertificateTypes),
      },
      {
        path: 'windows',
        title: 'staff.menu.windows',
        canActivate: [policyGuard],
        data: { policy: 'Applications.Windows' },
        loadComponent: () => import('./catalogue/windows').then((m) => m.Windows),
      },
      {
        path: 'announcements',
        title: 'staff.menu.announcements',
        canActivate: [policyGuard],
        data: { policy: 'Applications.Texts' },
        loadComponent: () => import('./catalogue/announcements').then((m) => m.Announcements),
      },
      {
        path: 'texts',
        title: 'staff.menu.texts',
        canActivate: [policyGuard],
        data: { policy: 'Applications.Texts' },
        loadComponent: () => import('./catalogue/public-texts').then((m) => m.PublicTexts),
      },
      {
        path: 'appeals',
        title: 'staff.menu.appeals',
        canActivate: [policyGuard],
        data: { policy: 'Review.Center' },
        loadComponent: () => import('./appeals/appeals').then((m) => m.Appeals),
      },
      {
        path: 'rejection-reasons',
        title: 'staff.menu.rejectionReasons',
        canActivate: [policyGuard],
        data: { policy: 'Applications.RejectionReasons' },
        loadComponent: () => import('./reasons/rejection-reasons').then((m) => m.RejectionReasons),
      },
      {
        path: 'photo-thresholds',
        title: 'staff.menu.photoThresholds',
        canActivate: [policyGuard],
        data: { policy: 'Applications.PhotoThresholds' },
        loadComponent: () => import('./photo-thresholds/photo-thresholds').then((m) => m.PhotoThresholdsPage),
      },
      {
        path: 'checklist',
        title: 'staff.menu.checklist',
        canActivate: [policyGuard],
        data: { policy: 'Review.Checklist' },
        loadComponent: () => import('./checklist/checklist').then((m) => m.ChecklistPage),
      },
      {
        path: 'tags',
        title: 'staff.menu.tags',
        canActivate: [policyGuard],
        data: { policy: 'Review.Tags' },
        loadComponent: () => import('./tags/tags').then((m) => m.Tags),
      },
      {
        path: 'retention',
        title: 'staff.menu.retention',
        canActivate: [policyGuard],
        data: { policy: 'Applications.Retention' },
        loadComponent: () => import('./retention/retention').then((m) => m.Retention),
      },
      {
        path: 'learning-centers',
        title: 'staff.menu.learningCenters',
        canActivate: [policyGuard],
        data: { policy: 'Identity.LearningCenters' },
        loadComponent: () => import('./learning-centers/learning-centers').then((m) => m.LearningCenters),
      },
      {
        path: 'users',
        title: 'staff.menu.users',
        canActivate: [policyGuard],
        data: { policy: 'AbpIdentity.Users' },
        loadComponent: () => import('./users/users').then((m) => m.Users),
      },
      {
        path: 'roles',
        title: 'staff.menu.roles',
        canActivate: [policyGuard],
        data: { policy: 'AbpIdentity.Roles' },
        loadComponent: () => import('./users/roles').then((m) => m.Roles),
      },
      {
        path: 'calendar',
        title: 'staff.menu.calendar',
        canActivate: [policyGuard],
        data: { policy: 'Review.Calendar' },
        loadComponent: () => import('./calendar/work-calendar').then((m) => m.WorkCalendar),
      },
      {
        path: 'logs',
        title: 'staff.menu.logs',
        canActivate: [policyGuard],
        data: { policy: 'Review.Logs' },
        loadComponent: () => import('./logs/logs').then((m) => m.Logs),
      },
      {
        path: 'sms',
        title: 'staff.menu.sms',
        canActivate: [policyGuard],
        data: { policy: 'Notification.SmsOutbox' },
        loadComponent: () => import('./sms-outbox/sms-outbox').then((m) => m.SmsOutbox),
      },
    ],
  },
];
