import { Routes } from '@angular/router';

export const staffRoutes: Routes = [];
