"""What the DAGs share: how a service's job is asked for, waited for and judged."""
