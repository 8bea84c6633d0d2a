import {
  GraphWidget,
  type GraphWidgetProps,
  type IWidget,
  Row,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';

/** The columns of a dashboard; four graphs fill a row. */
const COLUMNS = 24;
const GRAPHS = 4;
const GRAPH_HEIGHT = 5;

/** A graph whose scale begins at 0. */
export function createGraph(title: string, props: Omit<GraphWidgetProps, 'title'>): GraphWidget {
  return new GraphWidget({
    title,
    width: COLUMNS / GRAPHS,
    height: GRAPH_HEIGHT,
    leftYAxis: { min: 0, showUnits: false },
    ...props,
  });
}

/** A heading above rows of four graphs. */
export function createSection(heading: string, graphs: readonly IWidget[]): IWidget[] {
  const rows: IWidget[] = [new TextWidget({ markdown: `## ${heading}`, width: COLUMNS, height: 1 })];
  for (let index = 0; index < graphs.length; index += GRAPHS) {
    rows.push(new Row(...graphs.slice(index, index + GRAPHS)));
  }
  return rows;
}
