import { ApiMapping, DomainName, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

type ApiDomainProps = { api: HttpApi; stage: HttpStage; apiUrl: string; certificateArn: string };

/** The API's address on the site of the frontends, where cookie mode needs it. */
export class ApiDomain extends Construct {
  /** The target of the domain's DNS record. */
  readonly target: string;

  constructor(scope: Construct, id: string, { api, stage, apiUrl, certificateArn }: ApiDomainProps) {
    super(scope, id);
    const domainName = new DomainName(this, 'Domain', {
      domainName: new URL(apiUrl).hostname,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api, domainName, stage });
    this.target = domainName.regionalDomainName;
  }
}
