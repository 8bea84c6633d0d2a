import { connectionsView } from '../connections/connections-view.tsx';
import type { View } from './view.ts';

/** The views, in the order of the navigation. */
export const views: readonly View[] = [connectionsView];
