/** A tenancy's Generative AI project, as shown. Source: npm oci-generativeai, lib/model/generative-ai-project. */
import { noTags, type Resource } from './resource.js';

/** When it was made: ours. */
const made = '2026-01-12T09:30:00.000Z';

/** What a list leaves out. */
const unlisted: ReadonlySet<string> = new Set([
  'conversationConfig',
  'longTermMemoryConfig',
  'shortTermMemoryOptimizationConfig',
]);

/** The project that every tenancy has. What is kept for how long there, is for the tenancy to say. */
export const projectOf = (id: string, compartmentId: string): Resource => {
  const project = {
    id,
    displayName: 'default-project',
    description: null,
    compartmentId,
    timeCreated: made,
    timeUpdated: made,
    lifecycleState: 'ACTIVE',
    lifecycleDetails: null,
    ...noTags,
    conversationConfig: null,
    longTermMemoryConfig: null,
    shortTermMemoryOptimizationConfig: null,
  };
  return project;
};

/** For how long it keeps responses and conversations, in hours. */
export const keeping = (hours: number): object => ({
  responsesRetentionInHours: hours,
  conversationsRetentionInHours: hours,
});

/** A project as a list shows it. */
export const projectSummary = (project: Resource): Resource => ({
  ...project,
  ...Object.fromEntries(
    Object.keys(project).flatMap((name) => (unlisted.has(name) ? [[name, undefined]] : [])),
  ),
});
