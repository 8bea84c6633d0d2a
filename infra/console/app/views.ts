import { ActivityView } from '../activity/activity-view.tsx';
import { connectionsView } from '../connections/connections-view.tsx';
import { DigestView } from '../digest/digest-view.tsx';
import { ExecutionsView } from '../executions/executions-view.tsx';
import { LeaveView } from '../leaving/leave-view.tsx';
import { ToolsView } from '../tools/tools-view.tsx';
import type { View } from './view.ts';

/** The views, in the order of the navigation. */
export const views: readonly View[] = [
  connectionsView,
  { name: 'tools', label: 'Tools', Content: ToolsView },
  { name: 'digest', label: 'Digest', Content: DigestView },
  { name: 'activity', label: 'Activity', Content: ActivityView },
  { name: 'executions', label: 'Keys', Content: ExecutionsView },
  { name: 'leave', label: 'Leave', Content: LeaveView },
];
