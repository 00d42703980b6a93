import { Routes } from '@angular/router';

export const studentRoutes: Routes = [];
