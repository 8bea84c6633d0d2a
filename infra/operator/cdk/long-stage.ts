/** CloudFormation cuts a longer name in those of functions, roles and schedules. The template of the pipeline takes no more. */
const STAGE_CHARACTERS = 15;

/** What to know of a stage whose name is longer than the pipeline's policies allow; undefined for every other one. */
export function describeLongStage(stage: string | undefined): string | undefined {
  if (stage === undefined || stage.length <= STAGE_CHARACTERS) return undefined;
  return `the stage "${stage}" has more than ${STAGE_CHARACTERS} characters: the pipeline's role and policies do not match it. See docs/deployments.md, "A stage with a long name"`;
}
