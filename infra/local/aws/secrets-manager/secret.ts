import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';

/** A version of a secret with its staging labels; `created` in seconds since the epoch. */
export type Version = { id: string; value: string; created: number; stages: readonly string[] };

/**
 * A secret's versions. A staging label is attached to one version at a time, and AWSPREVIOUS follows AWSCURRENT.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export class Secret {
  readonly arn: string;
  readonly name: string;
  private readonly clock: Clock;
  private all: Version[] = [];

  constructor(arn: string, clock: Clock) {
    this.arn = arn;
    this.name = arn.replace(/^.*:secret:/, '').replace(/-[^-]{6}$/, '');
    this.clock = clock;
  }

  /** Oldest first. A version without labels is deprecated. */
  get versions(): readonly Version[] {
    return this.all;
  }

  /** Adds a version; no effect if it exists with the same value. @throws AwsError if it exists with another */
  put(id: string, value: string, stages: readonly string[]): Version {
    const existing = this.all.find((version) => version.id === id);
    if (existing?.value === value) return existing;
    if (existing) {
      const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${this.arn}.`;
      throw new AwsError('ResourceExistsException', message);
    }
    const current = this.withStage('AWSCURRENT');
    this.all.push({ id, value, created: this.clock.now() / 1000, stages: [] });
    for (const stage of current ? stages : new Set(['AWSCURRENT', ...stages])) this.attach(stage, id);
    return this.version(id);
  }

  /** @throws AwsError for an unknown version, or if the label belongs to another version */
  read(versionId: string | undefined, stage: string | undefined): Version {
    if (versionId === undefined) {
      const requested = stage ?? 'AWSCURRENT';
      const found = this.withStage(requested);
      if (!found) throw notFound(`staging label: ${requested}`);
      return found;
    }
    const found = this.version(versionId);
    if (stage !== undefined && !found.stages.includes(stage)) {
      throw new AwsError(
        'InvalidRequestException',
        'You provided a VersionStage that is not associated to the provided VersionId.',
      );
    }
    return found;
  }

  /** Moves a label. @throws AwsError unless the input names the label's present version */
  move(stage: string, from: string | undefined, to: string | undefined): void {
    const holder = this.withStage(stage);
    if (to !== undefined) this.version(to);
    if (holder && holder.id !== to && from === undefined) {
      const message = `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`;
      throw new AwsError('InvalidParameterException', message);
    }
    if (from !== undefined && holder?.id !== from) {
      const message = `When you move staging label ${stage}, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label ${stage}.`;
      throw new AwsError('InvalidParameterException', message);
    }
    if (to !== undefined) this.attach(stage, to);
    else if (stage === 'AWSCURRENT') {
      throw new AwsError('InvalidParameterException', 'You can only move staging label AWSCURRENT.');
    } else this.detach(stage);
  }

  private attach(stage: string, id: string): void {
    const holder = this.withStage(stage);
    if (holder?.id === id) return;
    this.detach(stage);
    this.relabel(id, (stages) => [...stages, stage]);
    if (stage === 'AWSCURRENT' && holder) this.attach('AWSPREVIOUS', holder.id);
  }

  private detach(stage: string): void {
    const holder = this.withStage(stage);
    if (holder) this.relabel(holder.id, (stages) => stages.filter((name) => name !== stage));
  }

  private relabel(id: string, change: (stages: readonly string[]) => readonly string[]): void {
    this.all = this.all.map((version) =>
      version.id === id ? { ...version, stages: change(version.stages) } : version,
    );
  }

  private withStage(stage: string): Version | undefined {
    return this.all.find(({ stages }) => stages.includes(stage));
  }

  private version(id: string): Version {
    const found = this.all.find((version) => version.id === id);
    if (!found) throw notFound(`VersionId: ${id}`);
    return found;
  }
}

function notFound(requested: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${requested}`,
  );
}
